/** A run of receipts: a unit's own, under one symbol, from 1 in each year. */
export type Book = { unit: string; symbol: string; year: number };

/** Gives out the numbers of receipts: none is left out, none is given twice, and a reference keeps the one it has. */
export interface ReceiptBooks {
  number(book: Book, reference: string): Promise<number>;
}
