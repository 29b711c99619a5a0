/** What of the engine's module is used; it brings no types. */
declare module 'tesseract.js-core/tesseract-core-simd-lstm.js' {
  interface Api {
    Init(folder: string, language: string, mode: number): number;
    SetVariable(name: string, value: string): boolean;
    /** Reads the file `/input`, by its EXIF orientation, turned by an angle; 1 where it cannot. */
    SetImageFile(orientation: number, angle: number): number;
    Recognize(monitor: null): number;
    GetJSONText(): string;
    MeanTextConf(): number;
    Clear(): void;
  }
  interface Module {
    FS: { writeFile(path: string, bytes: Uint8Array): void };
    TessBaseAPI: new () => Api;
  }
  const load: (options: { wasmBinary: Uint8Array; printErr: () => void }) => Promise<Module>;
  export = load;
}
