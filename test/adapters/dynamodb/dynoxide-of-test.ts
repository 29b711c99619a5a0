import { onTestFinished } from 'vitest';
import { startDynoxide } from './dynoxide.ts';

/** A DynamoDB of its own for the test that asks for it; it ends with the test. */
export async function dynoxideOfTest() {
  const engine = await startDynoxide();
  onTestFinished(engine.stop);
  return engine;
}
