/** The invented people and organisations of the demo. Nobody here exists. */
export interface Person {
  readonly name: string
  readonly email: string
  readonly duty: string
}

const DOMAIN = "harbour-ward.example"

function person(name: string, mailbox: string, duty: string): Person {
  return { name, email: `${mailbox}@${DOMAIN}`, duty }
}

export const OFFICERS = [
  person("Jürgen Weiß", "weiss", "case officer"),
  person("María José Ibáñez", "ibanez", "case officer"),
  person("Nguyễn Thị Hạnh", "hanh", "case officer"),
  person("Käthe Brömmel", "broemmel", "case officer"),
] as const

export const COMMITTEE = [
  person("Lucía Fernández Muñoz", "fernandez", "committee"),
  person("Marlene Böttcher", "boettcher", "committee"),
  person("Phạm Quỳnh Như", "nhu", "committee"),
  person("Íñigo Zubieta", "zubieta", "committee"),
] as const

export const FINANCE = [
  person("Anneliese Grün", "gruen", "finance"),
  person("Lê Văn Đức", "duc", "finance"),
] as const

export const AUDITOR = person("Begoña Núñez Ávila", "nunez", "auditor")
export const BUILDER = person("Sören Möller", "moeller", "app builder")
export const ARCHIVIST = person("Trần Minh Anh", "anh", "archivist")

export const STAFF: readonly Person[] = [
  ...OFFICERS,
  ...COMMITTEE,
  ...FINANCE,
  AUDITOR,
  BUILDER,
  ARCHIVIST,
]

interface Association {
  readonly name: string
  /** The person who writes for it. */
  readonly contact: string
}

/** Associations that apply. */
export const APPLICANTS: readonly [Association, ...Association[]] = [
  { name: "Gartenverein Abendsonne", contact: "Gudrun Öztürk" },
  { name: "Asociación Patio Abierto", contact: "Joaquín Peña" },
  { name: "Hội Quán Tre Xanh", contact: "Đặng Thu Thủy" },
  { name: "Lesekreis am Speicher", contact: "Björn Kühne" },
  { name: "Banda de la Ría", contact: "Ainhoa Muñiz" },
  { name: "Nhóm Bếp Chung", contact: "Hoàng Văn Lộc" },
  { name: "Fahrradküche Süd", contact: "Zoë Häußler" },
  { name: "Taller de Costura Añil", contact: "Rocío Gutiérrez" },
  { name: "Câu Lạc Bộ Cờ Tướng", contact: "Vũ Đình Khôi" },
  { name: "Chor Hafenlärm", contact: "Jörg Mäurer" },
  { name: "Peña El Faro", contact: "Iñaki Echeverría" },
  { name: "Lớp Học Chủ Nhật", contact: "Bùi Ngọc Ánh" },
]

export const PROJECTS = [
  "raised beds for the courtyard",
  "a summer of open rehearsals",
  "repair evenings",
  "homework help on Sundays",
  "a stage for the harbour feast",
  "new strings and one double bass",
  "a kitchen that meets the hygiene rules",
  "bicycles for lending",
  "a noticeboard in four languages",
  "chess tables in the park",
  "a sewing room",
  "lamps along the path",
] as const
