const utf8 = new TextEncoder();
const longest = 120;

/** Separators, wildcards, percent, controls, invisible and bidirectional characters, private use, line separators. */
const hostile = /[/\\:*?"<>|%\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}]/gu;
const reservedOnWindows = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/** Cuts to a number of UTF-8 bytes, never inside a character. */
function cut(text: string, bytes: number): string {
  let kept = '';
  let length = 0;
  for (const character of text) {
    length += utf8.encode(character).length;
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}

/** The ending that says what a file is; of what was made of a file both its parts. */
function split(name: string): { stem: string; extension: string } {
  const extension = /(?:\.(?:text|searchable))?\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - extension.length), extension };
}

/**
 * One path segment that every file system can hold, and that leads nowhere else: the given name in NFC, as far as it
 * can be kept.
 */
export function safeName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(hostile, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/^[. ~]+|[. ]+$/g, '');
  const { stem, extension } = split(plain);
  const short = cut(stem, longest - extension.length).replace(/[. ]+$/, '');
  const whole = `${short}${extension}`.replace(/^\.+/, '');
  if (whole === '') return 'file';
  return reservedOnWindows.test(whole) ? `_${whole}` : whole;
}

/** What two names have in common when a file system that ignores case or normalisation takes them for one. */
const folded = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

/** Gives each name its own, on every file system: the second of two alike gets a number. */
export function distinctNames(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const { stem, extension } = split(name);
    let free = name;
    for (let count = 2; taken.has(folded(free)); count += 1) free = `${stem} (${count})${extension}`;
    taken.add(folded(free));
    return free;
  });
}
