// The partitions of the table by what they hold, as the adapters name them.

export const dossiers = ['DOSSIER#*'];
export const accesses = ['ACCESS#*'];
export const results = ['VERIFY#*'];
export const absences = ['ABSENCES#*'];
export const ratings = ['RATING#*'];
export const guidance = ['GUIDANCE#*'];
export const bookOrders = ['BOOKORDER#*'];
export const books = ['BOOK#*'];
export const sealedDays = ['SEALS#*'];
export const roots = ['ROOTS'];
export const people = ['PERSON#*'];
export const papers = ['PAPERS#*'];
/** Their list, in the index. */
export const keptPapers = ['PAPERS#KEPT'];
export const keeping = ['KEEPING#*'];
export const checks = ['CHECKS'];
export const disposals = ['DISPOSALS'];
export const exports = ['EXPORT#*'];
export const batches = ['BATCH#*'];
export const notices = ['NOTICES#*'];
export const posted = ['POST#*'];
export const orders = ['ORDER#*'];
export const transactions = ['TRANSACTIONS#*'];
export const receipts = ['RECEIPT#*', 'RECEIPTS#*'];
export const reconciliations = ['RECONCILIATION#*'];
export const beats = ['BEAT'];
export const limits = ['LIMIT#*'];
export const reference = ['REFERENCE'];
export const procedures = ['PROCEDURE#*'];
export const catalogue = ['CATALOGUE'];
