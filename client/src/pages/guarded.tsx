import { Component, type ComponentType, type ReactNode } from 'react'
import { forgetAnswers } from '../api/kept-answers'
import { reportFault } from '../api/report-fault'
import { ErrorNotice } from '../ui/ErrorNotice'
import { Page } from '../ui/Page'
import { InFront, usePageInFront } from '../ui/use-in-front'

interface Props {
  page: string
  children: ReactNode
}

interface State {
  hasFailed: boolean
  /** Another try is another tree: nothing of the broken one is taken over. */
  tries: number
}

/**
 * Stands around a page. Taro leaves a page that throws while it is drawn white until the mini-program ends; here it
 * drops what the phone had kept, since that may be what broke it, draws itself once more, and else says so.
 */
class Boundary extends Component<Props, State> {
  override state: State = { hasFailed: false, tries: 0 }
  private hasHealed = false

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true }
  }

  override componentDidCatch(thrown: unknown): void {
    reportFault({ kind: 'render', page: this.props.page, thrown })
    // Once: if the shop's own answer is what cannot be drawn, asking again at once would go on for ever.
    const isFirst = !this.hasHealed
    this.hasHealed = true
    if (forgetAnswers() && isFirst) this.retry()
  }

  private readonly retry = () => this.setState(({ tries }) => ({ hasFailed: false, tries: tries + 1 }))

  override render() {
    const { hasFailed, tries } = this.state
    if (hasFailed) return <Failed onRetry={this.retry} />
    return <Again key={tries}>{this.props.children}</Again>
  }
}

function Again({ children }: { children: ReactNode }) {
  return children
}

function Failed({ onRetry }: { onRetry: () => void }) {
  return (
    <Page>
      <ErrorNotice text="这一页没能显示出来，我们已经记下了" nextStep="积分和券都还在" onRetry={onRetry} />
    </Page>
  )
}

/** What every page exports. `page` is what it is called in `page.viewed`. */
export function guarded(page: string, Content: ComponentType): ComponentType {
  return function GuardedPage() {
    return (
      <InFront.Provider value={usePageInFront()}>
        <Boundary page={page}>
          <Content />
        </Boundary>
      </InFront.Provider>
    )
  }
}
