/** The build puts styles into the page; importing one gives a module no values. */
declare module '*.css'
