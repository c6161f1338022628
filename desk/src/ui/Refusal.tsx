import { refusalText } from '../api/refusal-text'

type Props = { error: Parameters<typeof refusalText>[0] | null | undefined }

/** Why something was refused, and the way on; draws nothing without a refusal. */
export function Refusal({ error }: Props) {
  return error ? (
    <p className="problem" role="alert">
      {refusalText(error)}
    </p>
  ) : null
}
