/** The CloudFormation stacks of a stage, in the order of their deployment. What keeps data is where it always was. */
export const stackNames = (stage: string) => ({
  data: `motcua-${stage}`,
  api: `motcua-${stage}-api`,
  work: `motcua-${stage}-work`,
  watch: `motcua-${stage}-watch`,
});
