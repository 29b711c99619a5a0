/** Where a file of the dossier, or what was derived from one, lies in the bag. */
export type PathOf = (file: { id: string }) => string;

/** Where things lie in the bag of one dossier; the payload is an E-ARK information package. */
export const layout = (folder: string) => {
  const root = `data/${folder}`;
  return {
    root,
    mets: `${root}/METS.xml`,
    page: `${root}/index.html`,
    dublinCore: `${root}/metadata/descriptive/dc.xml`,
    archival: `${root}/metadata/descriptive/vn-archival.json`,
    premis: `${root}/metadata/preservation/premis.xml`,
    rights: `${root}/metadata/preservation/rights.xml`,
    journal: `${root}/documentation/journal.jsonl`,
    dossier: `${root}/documentation/dossier.json`,
    schemas: `${root}/schemas`,
    files: `${root}/representations/original/data`,
    derivatives: `${root}/representations/recognised/data`,
  };
};

export type Layout = ReturnType<typeof layout>;

/** A relative URL from a file that lies in the payload's root. */
export const href = (places: Pick<Layout, 'root'>, path: string): string =>
  path
    .slice(places.root.length + 1)
    .split('/')
    .map(encodeURIComponent)
    .join('/');
