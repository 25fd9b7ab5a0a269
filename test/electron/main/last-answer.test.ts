import { expect, it } from "vitest"
import { makeLastAnswer } from "../../../electron/main/last-answer.ts"

it("answers anew only when the question or its subject is another", () => {
  const last = makeLastAnswer<string | undefined>()
  const asked: string[] = []
  const answer = (subject: object, key: string, value: string | undefined): string | undefined =>
    last(subject, key, () => {
      asked.push(key)
      return value
    })
  const [one, other] = [{}, {}]
  expect(answer(one, "a", "first")).toBe("first")
  expect(answer(one, "a", "not asked")).toBe("first")
  expect(answer(other, "a", "of another")).toBe("of another")
  expect(answer(one, "a", "not asked")).toBe("first")
  expect(answer(one, "b", undefined)).toBeUndefined()
  expect(answer(one, "b", "not asked")).toBeUndefined()
  expect(answer(one, "a", "asked again")).toBe("asked again")
  expect(asked).toEqual(["a", "a", "b", "a"])
})
