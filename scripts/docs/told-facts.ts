import { readRepositoryFile, repositoryFiles } from '../repository-files'

/** The names of all facts that nouns tell. Types alone say them, so they are read from the text. */
export const TOLD_FACTS: readonly string[] = repositoryFiles()
  .filter((file) => /^shared\/.+\/told-facts\.ts$/.test(file))
  .flatMap((file) => [...readRepositoryFile(file).matchAll(/^ {4}'([a-z-]+\.[A-Za-z]+)':/gm)])
  .map(([, fact = '']) => fact)
  .sort()
