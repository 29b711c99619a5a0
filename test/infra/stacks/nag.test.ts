import { AwsSolutionsChecks } from 'cdk-nag';
import { describe, expect, it } from 'vitest';
import { deployed } from './synthesise.ts';

describe.each(['dev', 'prod'])('the stack of %s', (stage) => {
  it('has no finding of cdk-nag that is not answered', () => {
    const { app } = deployed(stage);
    const t = Date.now();
    app.synth();
    console.log(Date.now() - t);
    const { violations } = new AwsSolutionsChecks(app).validateScope(app);
    expect(violations).toEqual([]);
  });
});
