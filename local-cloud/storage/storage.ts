/** Cloud storage: files by path, each with a `cloud://` id. */
export interface Storage {
  put(path: string, bytes: Buffer): StoredFile
  get(fileId: string): Buffer | null
  list(): StoredFile[]
  remove(fileId: string): boolean
  fileIdOf(path: string): string
  reset(): void
}

export interface StoredFile {
  path: string
  fileId: string
  size: number
  at: number
}
