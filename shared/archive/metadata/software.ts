/** What METS and PREMIS name as the maker of the package; the version is that of the package's layout. */
export const software = { name: 'motcua', version: '1' };
