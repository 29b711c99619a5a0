import type { Font } from 'fontkit';

/** What pdfkit can and its published types do not say yet. */
declare global {
  namespace PDFKit {
    namespace Mixins {
      interface PDFFont {
        /** An opened font is taken as it is, so that its tables are read once and not for every document. */
        registerFont(name: string, src: Font): this;
      }
      interface ImageOption {
        /** Whether what the picture's EXIF says is not heeded. */
        ignoreOrientation?: boolean;
      }
      interface TextOptions {
        /** Percent of the font's own width. */
        horizontalScaling?: number;
      }
      interface StructureElementOptions {
        bbox?: [left: number, top: number, right: number, bottom: number];
        scope?: 'Column' | 'Row';
      }
    }
    interface PDFDocument {
      subset_conformance: 'A' | 'B' | 'U';
      /** Writes what the document says of itself as XML. */
      endMetadata(): void;
    }
  }
}

export type Doc = PDFKit.PDFDocument;
export type Element = PDFKit.PDFStructureElement;
export type { Font };
