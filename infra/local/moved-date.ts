// Loaded before a command that runs beside a cloud whose clock was moved.
const MachineDate = Date;
const now = () => MachineDate.now() + Number(process.env['LOCAL_CLOCK_OFFSET'] ?? 0);

/** `new Date()` and `Date.now()` tell the cloud's time; a date made from arguments is left as it is. */
const CloudDate: DateConstructor = new Proxy(MachineDate, {
  construct: (target, args, newTarget) =>
    Reflect.construct(
      target,
      args.length === 0 ? [now()] : args,
      newTarget === CloudDate ? target : newTarget,
    ),
  apply: () => new MachineDate(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
});

globalThis.Date = CloudDate;
