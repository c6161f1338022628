/** Answers whether so many milliseconds have passed since it was made, by how long the function has run and not by the shop's clock. */
export function timer(budgetMs: number): () => boolean {
  const startedAt = performance.now()
  return () => performance.now() - startedAt > budgetMs
}
