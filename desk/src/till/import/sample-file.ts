// As Excel on Chinese Windows writes it: browsers write no GBK, so the words stand here in their bytes.
const [MEMBER, RECEIPT, DAY, PAID] = ['bbe1d4b1bfa8bac5', 'd0a1c6b1bac5', 'cffbb7d1c8d5c6da', 'cab5b8b6bdf0b6ee']
const COMMA = '2c'
const HEAD = [MEMBER, RECEIPT, DAY, PAID].join(COMMA)
/** The last one names a day that there is not, so that a reader sees what becomes of such a line. */
const LINES = ['', 'G1,R1,2026-11-01,35.00', 'G2,R2,2026-11-02,48.50', 'G3,R3,2026-13-01,9', ''].join('\r\n')

export const SAMPLE_FILE_NAME = '收银流水-gbk.csv'

/** A till's file to practise with: three lines of a small shop. */
export function sampleFile(): Uint8Array<ArrayBuffer> {
  const head = (HEAD.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))
  return Uint8Array.from([...head, ...new TextEncoder().encode(LINES)])
}
