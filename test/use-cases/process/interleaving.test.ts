import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isClosed, isOpen } from '#shared/dossier/dossier.ts';
import { procedure } from '#test/dossier/fixtures.ts';
import { commandOf, type Intent, intents, rightful } from '#test/dossier/intents.ts';
import { type Machine, machine, sealings, waitingFor, wasFiled } from './machine.ts';

type Move =
  | { move: 'act'; intent: Intent; which: number }
  | { move: 'hand-in' | 'deliver' | 'advance' | 'sweep' | 'lose' | 'kill' | 'repeat'; which: number }
  | { move: 'wait'; which: number; hours: number };

const which = fc.nat(1_000);
const hours = fc.oneof(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 900 }));
const harmless = [
  { weight: 6, arbitrary: fc.record({ move: fc.constant('act' as const), which, intent: one(intents) }) },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('hand-in' as const), which }) },
  {
    weight: 8,
    arbitrary: fc.record({ move: fc.constantFrom('deliver' as const, 'advance' as const), which }),
  },
  { weight: 1, arbitrary: fc.record({ move: fc.constant('repeat' as const), which }) },
  { weight: 2, arbitrary: fc.record({ move: fc.constant('wait' as const), which, hours }) },
];
const harm = {
  weight: 2,
  arbitrary: fc.record({ move: fc.constantFrom('lose' as const, 'kill' as const), which }),
};
const swept = { weight: 2, arbitrary: fc.record({ move: fc.constant('sweep' as const), which }) };

/** Any one of what the list may hold. */
function one(list: fc.Arbitrary<Intent[]>) {
  return list.filter(({ length }) => length > 0).map(([first]) => first as Intent);
}

async function play(moves: Move[], sweeping: boolean): Promise<Machine> {
  const world = machine();
  await world.handIn();
  for (const [index, move] of moves.entries()) await make(world, move, { fresh: `n${index}`, sweeping });
  return world;
}

/** Time passes; the sweeper, where there is one, comes at the end of it. */
async function pass(world: Machine, hours: number, sweeping: boolean) {
  world.later(hours);
  if (sweeping) await world.sweep();
}

async function make(world: Machine, move: Move, { fresh, sweeping }: { fresh: string; sweeping: boolean }) {
  const executions = [...world.executions.values()];
  const execution = executions[move.which % Math.max(1, executions.length)];
  switch (move.move) {
    case 'act':
      return act(world, move, fresh);
    case 'hand-in':
      return world.handIn();
    case 'deliver':
      return world.deliver(move.which);
    case 'lose':
      return world.lose(move.which);
    case 'repeat':
      return world.signals.push(...world.signals.slice(0, 1));
    case 'advance':
      return execution && world.advance(execution);
    case 'kill':
      return execution && Object.assign(execution, { state: 'over' });
    case 'sweep':
      return expect((await world.sweep()).failed).toBe(0);
    case 'wait':
      return pass(world, move.hours, sweeping);
    default:
      return move satisfies never;
  }
}

async function act(world: Machine, { intent, which: choice }: Move & { move: 'act' }, fresh: string) {
  const code = world.codes[choice % world.codes.length] ?? '';
  const dossier = await world.deps.store.find(code);
  // The sealing is the executions' to do.
  if (dossier === undefined || intent.act === 'seal') return;
  await world.obey(code, commandOf(intent, dossier, procedure, fresh), rightful(intent, dossier));
}

async function expectRest(world: Machine, timeless: string[] = []) {
  for (const dossier of (await world.all()).filter(wasFiled)) {
    if (isOpen(dossier) && timeless.includes(dossier.code)) continue;
    const found = isClosed(dossier) ? await sealings(world, dossier) : waitingFor(world, dossier).length;
    expect(found, `${dossier.code} is ${dossier.status}`).toBeGreaterThanOrEqual(1);
    if (isClosed(dossier)) expect(found, `${dossier.code} is sealed`).toBe(1);
  }
}

describe('any interleaving of acts, signals, tokens and deadlines', () => {
  it('ends with one execution waiting for each open dossier, and each closed one sealed once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(...harmless), { maxLength: 60, size: 'max' }), async (moves) => {
        const world = await play(moves, false);
        await world.settle();
        await expectRest(world);
        for (const dossier of await world.all()) {
          if (!isClosed(dossier)) expect(waitingFor(world, dossier)).toHaveLength(1);
        }
        const started = world.executions.size;
        await world.sweep();
        expect(world.executions.size, 'the sweeper starts nothing where nothing is lost').toBe(started);
      }),
      { numRuns: 150 },
    );
  });
});

describe('lost signals and killed executions', () => {
  it('are mended by the sweeper, at the latest when the next limit has passed', async () => {
    const moves = fc.array(fc.oneof(...harmless, harm, swept), { maxLength: 60, size: 'max' });
    await fc.assert(
      fc.asyncProperty(moves, async (made) => {
        const world = await play(made, true);
        await world.settle();
        await pass(world, 2, true);
        await world.settle();
        await moveOn(world);
        const timeless = (await world.all())
          .filter((one) => isOpen(one) && one.task.overdue)
          .map(({ code }) => code);
        for (let round = 0; round < 4; round += 1) {
          await pass(world, 24 * 40, true);
          await world.settle();
        }
        await expectRest(world, timeless);
      }),
      { numRuns: 150 },
    );
  });
});

/**
 * A step that is overdue has no limit left to pass: its officer completes it, and the next one has. Where the dossier
 * waits for its applicant meanwhile, nothing more happens to the step by itself.
 */
async function moveOn(world: Machine) {
  for (const dossier of (await world.all()).filter(isOpen)) {
    const intent: Intent = {
      act: 'complete',
      by: { kind: 'system', id: 'x' },
      later: 0,
      pick: 1,
      sound: true,
    };
    await world.obey(dossier.code, commandOf(intent, dossier, procedure, 'last'), rightful(intent, dossier));
  }
}
