import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider } from 'antd'
import zhCN from 'antd/es/locale/zh_CN'
import { createRoot } from 'react-dom/client'
import { HashRouter } from 'react-router'
import { ApiError } from './api/request'
import { Desk } from './frame/Desk'
import { themeOf, useDark } from './frame/theme'
import './styles/desk.css'

/** Only a request without an answer is repeated once; a refusal is final. */
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 1 && error instanceof ApiError && error.code === 'NETWORK',
      staleTime: 15_000,
      refetchOnWindowFocus: false,
    },
  },
})

function Page() {
  const isDark = useDark()
  return (
    <ConfigProvider locale={zhCN} button={{ autoInsertSpace: false }} theme={themeOf(isDark)} wave={{ disabled: true }}>
      <App>
        <QueryClientProvider client={queries}>
          <HashRouter>
            <Desk onSignedOut={() => queries.clear()} />
          </HashRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  )
}

const root = document.querySelector('#root')
if (root) createRoot(root).render(<Page />)
