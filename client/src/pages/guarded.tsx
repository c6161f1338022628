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
  /** Another try draws a new tree, which takes over nothing from the broken one. */
  tries: number
}

/**
 * Stands around a page. With Taro, a page that throws while it is drawn stays white until the mini-program ends. This
 * component drops the answers that the phone had kept, since they may be the cause, and draws the page once more. If
 * that fails too, it says so.
 */
class Boundary extends Component<Props, State> {
  override state: State = { hasFailed: false, tries: 0 }
  private hasHealed = false

  static getDerivedStateFromError(): Partial<State> {
    return { hasFailed: true }
  }

  override componentDidCatch(thrown: unknown): void {
    reportFault({ kind: 'render', page: this.props.page, thrown })
    // Only once: if the shop's current answer cannot be drawn, retrying at once would never end.
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

/** Every page exports the result. `page` is its name in `page.viewed`. */
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
