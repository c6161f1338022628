import { Modal } from 'antd'
import { SCREENS } from './screens'

const OTHERS = [
  ['/', '跳到查找'],
  ['Tab', '下一个能点的'],
  ['Enter', '打开、按下'],
  ['Esc', '关掉'],
  ['Ctrl Enter', '提交对话框'],
  ['?', '这张表'],
] as const

/** The keys that work on every page; none of them changes anything by itself. */
export default function KeyList({ onClose }: { onClose(): void }) {
  return (
    <Modal title="键盘" open onCancel={onClose} footer={null} width={520}>
      <p className="soft small">在格子里打字时，字母、/ 和 ? 只是打字</p>
      <div className="keys">
        <Keys name="打开页面" keys={SCREENS.map(({ key, title }) => [`g ${key}`, title] as const)} />
        <Keys name="任何页面" keys={OTHERS} />
      </div>
    </Modal>
  )
}

function Keys({ name, keys }: { name: string; keys: readonly (readonly [string, string])[] }) {
  return (
    <dl aria-label={name}>
      {keys.map(([pressed, what]) => (
        <div key={pressed}>
          <dt>
            {pressed.split(' ').map((each) => (
              <kbd key={each}>{each}</kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  )
}
