/** `DossierFiles` for `FunctionsDossierFilesFunction1D3607FF`, or for its role. */
export const functionOf = (id: string) =>
  id
    .replace(/(Role|Function)[0-9A-F]{8}$/, '')
    // The role that the archive's bucket has for this function is named as the function once was.
    .replace(/^ArchiveKeeper$/, 'FunctionsArchiveRetention')
    .replace(
      /^(Functions|Archive|Intake|Identity|Signals|Sweeper|FollowUps|Payments|Inspections|Proofs|Checks|Disposals|Texts|Export|Batches)(?=.)|^Process(?=.)/,
      '',
    );

/** The same as prose names it: `dossier-files`. */
export const nameOf = (id: string) =>
  functionOf(id)
    .replace(/\B(?=[A-Z])/g, '-')
    .toLowerCase();
