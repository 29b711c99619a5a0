/** `Portal` for `ActorsPortalFunction1D3607FF`, or for its role. */
export const functionOf = (id: string) =>
  id
    .replace(/(Role|Function)[0-9A-F]{8}$/, '')
    .replace(
      /^(Actors|Archive|Intake|Identity|Signals|Sweeper|FollowUps|Payments|Inspections|Proofs|Checks|Disposals|Texts|Export|Batches)(?=.)|^Process(?=.)/,
      '',
    );
