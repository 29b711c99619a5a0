/** `Portal` for `ActorsPortalFunction1D3607FF`, or for its role. */
export const functionOf = (id: string) =>
  id
    .replace(/(Role|Function)[0-9A-F]{8}$/, '')
    .replace(
      /^(Actors|Identity|Signals|Sweeper|Webhooks|Money|Inspections|Printing|Proofs|Recognition|Checks|Disposals|Texts|Export|Batches)(?=.)|^Process(?=.)/,
      '',
    );
