/** What waits for something that a missing right prevents need not wait as long: `npm run rights` asks for the refusal, too. */
export const limitOf = ({ usual, withoutRight }: { usual: number; withoutRight: number }): number =>
  process.env['WITHOUT_RIGHT'] ? withoutRight : usual;
