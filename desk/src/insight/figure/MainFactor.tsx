import { signedMoney } from '../../ui/words'

/** '客单价 −¥80.00': which factor moved most of a change; no line ends within the amount. */
export function MainFactor({ factors = [] }: { factors?: readonly { title: string; fen: number }[] | undefined }) {
  const [most] = [...factors].sort((a, b) => Math.abs(b.fen) - Math.abs(a.fen))
  if (!most || most.fen === 0) return null
  return (
    <>
      {most.title} <span className="unbroken">{signedMoney(most.fen)}</span>
    </>
  )
}
