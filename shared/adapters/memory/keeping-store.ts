import type { Destruction, Extension, Hold, KeepingStore } from '#shared/archive/keeping/keeping.ts';
import type { Remeasure } from '#shared/dossier/remeasure.ts';

/** Holds and extensions in memory. */
export function memoryKeepingStore(): KeepingStore {
  const holds = new Map<string, Map<string, Hold>>();
  const extensions = new Map<string, Map<string, Extension>>();
  const remeasured = new Map<string, Map<string, Remeasure>>();
  const destructions = new Map<string, Destruction>();
  const of = <T>(all: Map<string, Map<string, T>>, code: string) => {
    const found = all.get(code) ?? new Map<string, T>();
    all.set(code, found);
    return found;
  };
  const sorted = <T>(all: Map<string, T>) =>
    [...all].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, value]) => value);
  return {
    async read(code) {
      const destroyed = destructions.get(code);
      return {
        holds: sorted(of(holds, code)),
        extensions: sorted(of(extensions, code)),
        remeasured: sorted(of(remeasured, code)),
        ...(destroyed && { destroyed }),
      };
    },
    async place(code, hold) {
      const there = of(holds, code).get(hold.id) ?? hold;
      of(holds, code).set(hold.id, there);
      return there;
    },
    async lift(code, id, lifted) {
      const hold = of(holds, code).get(id);
      if (hold === undefined || hold.lifted !== undefined) return hold;
      const done = { ...hold, lifted };
      of(holds, code).set(id, done);
      return done;
    },
    async extend(code, extension) {
      const there = of(extensions, code);
      if (!there.has(extension.until)) there.set(extension.until, extension);
    },
    async remeasure(code, remeasure) {
      const version = String(remeasure.calendar.version).padStart(6, '0');
      const there = of(remeasured, code).get(version) ?? remeasure;
      of(remeasured, code).set(version, there);
      return there;
    },
    async destroy(code, destruction) {
      destructions.set(code, destructions.get(code) ?? destruction);
    },
  };
}
