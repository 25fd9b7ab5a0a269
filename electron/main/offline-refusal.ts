/** What whoever tries to get out is told; apart from offline.ts, which acts when it is imported. */
export class OfflineRefusal extends Error {
  override readonly name = "OfflineRefusal"
  readonly code = "ERR_OFFLINE"

  constructor(way: string) {
    super(`${way} is refused: this app never touches the network or starts another program`)
  }
}
