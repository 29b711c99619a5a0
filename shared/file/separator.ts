/** What stands on the sheet that parts the papers of a batch: which component those behind it are for. */
export type Separator = { component: string };

const form = /^MOTCUA\/1\/component\/([A-Za-z0-9._-]{1,60})$/;

/** What the QR code of a separator sheet says. */
export function separatorText(component: string): string {
  const text = `MOTCUA/1/component/${component}`;
  if (!form.test(text)) throw new Error(`“${component}” is no component that a separator sheet can name`);
  return text;
}

/** The separator that a QR code stands for; undefined for one that is not ours. */
export function readSeparator(text: string): Separator | undefined {
  const component = form.exec(text)?.[1];
  return component === undefined ? undefined : { component };
}
