import { ask, type CollectionState, type Page } from './api'
import { button, emptyNote, field, h, replace, toast } from './dom'
import { pretty } from './format'
import type { Tab } from './tabs'

const PAGE_SIZE = 20

interface View {
  collection: string
  filter: string
  sort: string
  page: number
}

/** Collections to browse and to edit, as in the cloud console. */
export function createDataTab(): Tab {
  const view: View = { collection: '', filter: '', sort: '', page: 0 }
  const collections = h('select', { class: 'select', onchange: () => open(collections.value) })
  const filter = h('input', { class: 'input mono', placeholder: '{"status":"active"}', spellcheck: 'false' })
  const sort = h('input', { class: 'input mono', placeholder: '{"at":-1}', spellcheck: 'false' })
  const list = h('div', { class: 'documents' })
  const foot = h('div', { class: 'row row-between' })

  const open = async (collection: string) => {
    Object.assign(view, { collection, filter: '', sort: '', page: 0 })
    filter.value = ''
    sort.value = ''
    await load()
  }
  const load = async () => {
    if (view.collection === '') return replace(list, emptyNote('还没有集合'))
    const query = new URLSearchParams({ page: String(view.page), size: String(PAGE_SIZE) })
    if (view.filter) query.set('filter', view.filter)
    if (view.sort) query.set('sort', view.sort)
    const page = await ask<Page>('GET', `/collections/${encodeURIComponent(view.collection)}?${query}`)
    const rows = page.documents.map((text) => documentRow(view.collection, text, load))
    replace(list, ...(rows.length > 0 ? rows : [emptyNote(view.filter ? '没有符合条件的文档' : '这个集合是空的')]))
    replace(foot, pageText(view.page, page.total), pageButtons(view, page.total, load))
  }
  const search = (event: Event) => {
    event.preventDefault()
    Object.assign(view, { filter: filter.value.trim(), sort: sort.value.trim(), page: 0 })
    void load().catch(() => {})
  }
  const insert = () => {
    const editor = documentEditor({ text: '{\n  "_id": ""\n}', isNew: true }, view.collection, load, () =>
      editor.remove(),
    )
    list.prepend(editor)
    editor.querySelector('textarea')?.focus()
  }

  const element = h(
    'div',
    { class: 'stack' },
    h(
      'form',
      { class: 'row row-fields', onsubmit: search },
      field('集合', collections),
      field('条件', filter),
      field('排序', sort),
      h('button', { type: 'submit', class: 'button' }, '查询'),
      button('新建', insert),
    ),
    list,
    foot,
  )
  const refresh = async () => {
    const all = await ask<CollectionState[]>('GET', '/collections')
    if (!all.some((each) => each.name === view.collection)) view.collection = firstOf(all)
    replace(
      collections,
      ...all.map(({ name, count }) =>
        h('option', { value: name, selected: name === view.collection }, `${name}（${count}）`),
      ),
    )
    // Somebody who is editing keeps what they typed.
    if (!list.querySelector('textarea')) await load()
  }
  return { id: 'data', title: '数据', element, refresh }
}

function firstOf(all: CollectionState[]): string {
  return (all.find((each) => each.name === 'members') ?? all.find((each) => each.count > 0) ?? all[0])?.name ?? ''
}

function pageText(page: number, total: number): HTMLElement {
  const from = Math.min(total, page * PAGE_SIZE + 1)
  const to = Math.min(total, (page + 1) * PAGE_SIZE)
  return h(
    'p',
    { class: 'quiet figures' },
    total === 0 ? '0 条' : `第 ${from}–${to} 条，共 ${total.toLocaleString('zh-CN')} 条`,
  )
}

function pageButtons(view: View, total: number, load: () => Promise<void>): HTMLElement {
  const turn = (by: number) => () => {
    view.page += by
    return load()
  }
  const back = button('上一页', turn(-1), { disabled: view.page === 0 })
  const on = button('下一页', turn(1), { disabled: (view.page + 1) * PAGE_SIZE >= total })
  return h('div', { class: 'row' }, back, on)
}

function documentRow(collection: string, text: string, onChange: () => Promise<void>): HTMLElement {
  const { _id, ...rest } = JSON.parse(text) as Record<string, unknown>
  const row = h('div', { class: 'document' })
  const line = h('button', { type: 'button', class: 'document-line', 'aria-expanded': 'false' })
  replace(
    line,
    h('span', { class: 'mono document-id' }, String(_id)),
    h('span', { class: 'mono document-rest' }, JSON.stringify(rest)),
  )
  const close = () => {
    line.setAttribute('aria-expanded', 'false')
    row.querySelector('.editor')?.remove()
  }
  line.addEventListener('click', () => {
    if (line.getAttribute('aria-expanded') === 'true') return close()
    line.setAttribute('aria-expanded', 'true')
    row.append(documentEditor({ id: String(_id), text: pretty(text), isNew: false }, collection, onChange, close))
  })
  row.append(line)
  return row
}

type DocumentDraft = { text: string; isNew: true } | { id: string; text: string; isNew: false }

function documentEditor(
  edited: DocumentDraft,
  collection: string,
  onChange: () => Promise<void>,
  close: () => void,
): HTMLElement {
  const area = h('textarea', {
    class: 'input mono',
    spellcheck: 'false',
    'aria-label': '文档的 JSON',
    rows: Math.min(24, edited.text.split('\n').length + 1),
    value: edited.text,
  })
  const path = `/collections/${encodeURIComponent(collection)}`
  const done = async (text: string) => {
    close()
    toast(text)
    await onChange()
  }
  const save = async () => {
    if (edited.isNew) await ask('POST', path, { document: area.value })
    else await ask('PUT', `${path}/${encodeURIComponent(edited.id)}`, { document: area.value })
    await done('已保存')
  }
  const remove = async () => {
    if (edited.isNew || !confirm(`删除 ${edited.id}？`)) return
    await ask('DELETE', `${path}/${encodeURIComponent(edited.id)}`)
    await done('已删除')
  }
  return h(
    'div',
    { class: 'editor stack' },
    area,
    h(
      'div',
      { class: 'row' },
      button('保存', () => save().catch(() => {}), { class: 'button button-main' }),
      button('取消', close),
      edited.isNew ? null : button('删除', () => remove().catch(() => {}), { class: 'button button-danger push' }),
    ),
  )
}
