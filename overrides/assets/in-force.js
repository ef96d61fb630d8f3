// Which version is in force: what handbook/versions/in_force.py says, on the reader's device and by its clock.
self.handbookVersions = (() => {
  "use strict";
  const NUMBER = /^[1-9]\d{3}(\.\d{1,4}){1,2}$/, DAY = /^\d{4}-\d{2}-\d{2}$/, DAY_LENGTH = 86_400_000;

  const compared = (one, other) => {
    const [a, b] = [one, other].map((number) => number.split(".").map(Number));
    return a[0] - b[0] || a[1] - b[1] || (a[2] ?? -1) - (b[2] ?? -1);
  };

  // The day that `now` falls on in a time zone; by Greenwich where the browser does not know the zone.
  const dayIn = (zone, now = new Date()) => {
    const form = { year: "numeric", month: "2-digit", day: "2-digit" };
    let parts;
    try { parts = new Intl.DateTimeFormat("en", { ...form, timeZone: zone }).formatToParts(now); }
    catch { parts = new Intl.DateTimeFormat("en", { ...form, timeZone: "UTC" }).formatToParts(now); }
    const { year, month, day } = Object.fromEntries(parts.map((part) => [part.type, part.value]));
    return `${year.padStart(4, "0")}-${month}-${day}`;
  };

  // The versions that `versions.json` lists, in the order in which they take effect.
  const listed = (entries) => entries
    .filter((entry) => NUMBER.test(entry.version) && DAY.test(entry.properties?.effective))
    .map(({ version, properties }) => ({
      version, effective: properties.effective, zone: properties.time_zone, material: properties.change === "material",
      summary: String(properties.summary ?? ""), withdrawn: properties.withdrawn?.day ?? "",
      published: new Date(properties.published),
    }))
    .sort((a, b) => (a.effective === b.effective ? compared(a.version, b.version) : a.effective < b.effective ? -1 : 1));

  const calledOff = (one) => one.withdrawn && one.withdrawn < one.effective;
  const never = (one) => one.withdrawn && one.withdrawn <= one.effective;
  const next = (versions, one) => versions.slice(versions.indexOf(one) + 1)
    .reduce((first, other) => (never(other) || (first && first.effective <= other.effective) ? first : other), undefined);
  const publishedOn = (one) => (Number.isNaN(one.published.getTime()) ? "" : dayIn(one.zone, one.published));
  const holds = (one, day) => one.effective <= day && (!one.withdrawn || day < one.withdrawn);

  return {
    // Returns the list that stands at the root of what is published, or fails after `patience` milliseconds.
    read: async (root, patience) => {
      const answer = await fetch(new URL("versions.json", root), { cache: "no-cache", signal: AbortSignal.timeout(patience) });
      if (!answer.ok) throw new Error(answer.statusText);
      const versions = listed(await answer.json());
      if (!versions.length) throw new Error("no version is listed");
      return versions;
    },
    listed,
    dayIn,
    now: (versions, now = new Date()) => versions.filter((one) => holds(one, dayIn(one.zone, now))).at(-1),
    on: (versions, day) => versions.filter((one) => holds(one, day)).at(-1),
    // The version that readers had on a day until `one`, which holds on it, was published.
    readable: (versions, one, day) => versions.filter((other) => other.published < one.published && publishedOn(other) <= day &&
      other.effective <= day && (!other.withdrawn || day <= other.withdrawn)).at(-1),
    publishedOn,
    calledOff,
    // The version that takes the place of `one`.
    next,
    // The last day on which `one` holds; "" if none is to take its place.
    last: (versions, one) => {
      const after = next(versions, one);
      return after ? new Date(Date.parse(after.effective) - DAY_LENGTH).toISOString().slice(0, 10) : "";
    },
    // The version that took the place of `one` from the same day on, when that day had begun.
    relieved: (versions, one) => {
      const later = versions.slice(versions.indexOf(one) + 1).filter((other) => other.effective === one.effective && !calledOff(other));
      const begun = !calledOff(one) && later.every((other) => publishedOn(other) >= one.effective);
      return begun ? later.reduce((first, other) => (first && first.published <= other.published ? first : other), undefined) : undefined;
    },
    // The day on which `one` was published, where that came after the day from which it holds; "" otherwise.
    late: (one) => (publishedOn(one) > one.effective ? publishedOn(one) : ""),
    day: (iso) => new Date(`${iso}T00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }),
  };
})();
