/** The build puts styles into the page; a module gets nothing of them. */
declare module '*.css'
