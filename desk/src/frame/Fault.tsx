import { Button } from 'antd'
import { Component, type ReactNode } from 'react'

/** Keeps a fault of one screen from taking the others down. */
export class Fault extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false }

  static getDerivedStateFromError() {
    return { hasFailed: true }
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <div className="empty">
        <h2>这一页出了点问题</h2>
        <p className="soft">其他页面不受影响。重新打开这一页，还不行就告诉管理员</p>
        <Button type="primary" onClick={() => location.reload()}>
          重新打开
        </Button>
      </div>
    )
  }
}
