/** Something that a member did, as it stands now: what rules of growth and tasks count. */
export interface Deed {
  /** Made from what was done, such as 'purchase:<purchase>': however often it is told, it is one. */
  id: string
  /** When it was done, epoch ms; it may be told much later. */
  at: number
  /** False once it was taken back. */
  stands: boolean
  /** What was kept of what was paid; missing where no money moved. */
  amountFen?: number
  storeId?: string
  /** Which of several things of this act: what a clerk confirmed, which article was read. */
  subject?: string
}
