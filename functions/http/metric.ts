/** Writes a count for CloudWatch, which reads metrics out of log lines in this form (embedded metric format). */
export const countMetric = (stage: string, name: string, value: number): void => {
  const line = {
    _aws: {
      Timestamp: Date.now(),
      CloudWatchMetrics: [
        { Namespace: 'Motcua', Dimensions: [['Stage']], Metrics: [{ Name: name, Unit: 'Count' }] },
      ],
    },
    Stage: stage,
    [name]: value,
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
};
