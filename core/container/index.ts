export type { Container, ContainerKind, Entry, EntryKind } from "./entry.ts"
