interface CompilerOptions {
  maxBuffer?: number
}

declare module 'miniprogram-compiler' {
  /** JavaScript that ends in `return $gwx`. Throws what WeChat's wcc prints for a template that does not compile. */
  export function wxmlToJs(root: string, options?: CompilerOptions): string
}

declare module 'miniprogram-compiler/src/wcsc' {
  /** Compiles style sheets, named without their ending; RETURNS an error with file and line where one does not compile. */
  export default function compileStyles(root: string, files: string[], options?: CompilerOptions): object | Error
}
