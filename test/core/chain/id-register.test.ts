import { describe, expect, it } from "vitest"
import { makeIdRegister } from "../../../core/chain/id-register.ts"

describe("the id register", () => {
  it("knows every id again, also across the sets it is split into", () => {
    const ids = makeIdRegister(3)
    const names = Array.from({ length: 10 }, (_, n) => `id-${n}`)
    expect(names.map((name) => ids.add(name))).toEqual(names.map(() => true))
    expect(names.map((name) => ids.add(name))).toEqual(names.map(() => false))
    expect(ids.add("__proto__")).toBe(true)
    expect(ids.add("__proto__")).toBe(false)
  })
})
