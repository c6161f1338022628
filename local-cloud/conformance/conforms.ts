import { type Environment, openEnvironment, WIRES } from './environment'

/**
 * How a case's expectation is known.
 * observed: seen with the unmodified SDK. documented: in the public documentation.
 * reported: by projects that run on the real service. assumed: nobody saw it; the local cloud chose the stricter way.
 */
export type Mark = 'observed' | 'documented' | 'reported' | 'assumed'

export type Case = (mark: Mark, rule: string, run: (environment: Environment) => Promise<void>) => void

/** Opens the environment for the cases of a file and clears it before each. `local` cases look inside the local cloud. */
export function describeConformance(subject: string, define: (conforms: Case, local: Case) => void): void {
  let environment: Environment
  const isReal = process.env.CONFORMANCE_ENV !== undefined
  const conforms: Case = (mark, rule, run) => test(`[${mark}] ${rule}`, () => run(environment))
  const local: Case = isReal ? (_mark, rule) => test.skip(rule, () => undefined) : conforms

  // A local cloud is asked both ways: as a deployed function asks it, and as a process asks that carries the cloud in itself.
  describe.each(isReal ? (['http'] as const) : WIRES)(`${subject} over %s`, (wire) => {
    beforeAll(async () => {
      environment = await openEnvironment(wire)
    })
    beforeEach(() => environment.clear())
    afterAll(() => environment.close())
    define(conforms, local)
  })
}

/** What an SDK call was refused with, as one text: code, number and message stand in different fields per call. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call
  } catch (error) {
    const { code, errCode, errMsg, message } = error as Record<string, unknown>
    return [code, errCode, errMsg ?? message].filter((part) => part !== undefined).join(' ')
  }
  throw new Error('the call was not refused')
}
