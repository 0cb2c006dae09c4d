// Filters of the page. The document is the data: what is shown, named and counted is read from it.
// Text gets into the document through textContent only. The state is the fragment of the address:
// a (agency), n (body of today), d (duties), s (section), q (keyword).
"use strict";
(() => {
  const { lang } = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const make = (name, text = "", attributes = {}) => {
    const element = document.createElement(name);
    element.textContent = text;
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    return element;
  };

  // --- words -------------------------------------------------------------------------------------

  const words = new Map(
    all("[data-w]", byId("words").content).map((each) => [each.dataset.w, each.textContent]),
  );
  const say = (name, values = {}) =>
    words.get(name).replace(/\{(\w+)\}/g, (whole, key) => String(values[key] ?? whole));
  const quoted = (value) => `“${value}”`;

  // As the library folds names and texts: one width, one case, no whitespace.
  const folds = new Map();
  const foldChar = (char) => {
    let folded = folds.get(char);
    if (folded === undefined) {
      folded = char.normalize("NFKC").toUpperCase().toLowerCase().replace(/\s/g, "");
      folds.set(char, folded);
    }
    return folded;
  };
  const fold = (text) => {
    let folded = "";
    const at = []; // the place of each character in the original
    let place = 0;
    for (const char of text) {
      const part = foldChar(char);
      for (let i = 0; i < part.length; i += 1) at.push(place);
      folded += part;
      place += char.length;
    }
    return { text: folded, at: [...at, place] };
  };
  const key = (text) => fold(text).text;

  // --- addresses ---------------------------------------------------------------------------------

  const decode = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // a stray % is a character like any other
    }
  };
  const encode = (text) =>
    text.replace(/[^\p{L}\p{N}\-._~()]/gu, (char) =>
      /^[\ud800-\udfff]$/.test(char) ? "%EF%BF%BD" : encodeURIComponent(char),
    );
  const KEYS = ["a", "n", "d", "s", "q"];
  const write = (state) => {
    const parts = KEYS.filter((each) => state[each] && state[each].length).map((each) => {
      const value = each === "d" ? state.d.map(encode).join(",") : encode(state[each]);
      return `${each}=${value}`;
    });
    return parts.length ? `#${parts.join("&")}` : "";
  };
  const valueOf = (link) => decode(link.getAttribute("href").slice(3));

  // --- what is on the page -----------------------------------------------------------------------

  const cards = all("[data-a]").map((element) => {
    element.removeAttribute("id"); // else the browser would scroll to it instead of filtering
    const name = element.querySelector("h3 .n");
    return {
      element,
      key: valueOf(name),
      label: name.textContent,
      names: new Set([element.dataset.a, ...all(".n, p:not(.to) i", element).map((n) => n.textContent)].map(key)),
      successors: all(".to", element).map((line) => {
        const link = line.querySelector("a");
        const short = all("i", line).map((each) => each.textContent);
        return { key: valueOf(link), names: new Set([link.textContent, ...short].map(key)) };
      }),
    };
  });
  const today = new Map();
  for (const card of cards) {
    for (const each of card.successors) {
      const found = today.get(each.key) ?? { key: each.key, names: new Set(), keys: new Set() };
      each.names.forEach((name) => found.names.add(name));
      found.keys.add(card.key);
      today.set(each.key, found);
    }
  }
  const duties = all(".legend [data-d]").map((element) => ({
    key: element.dataset.d,
    mark: element.querySelector("dt").className,
    label: element.querySelector("dt").textContent,
    names: new Set([element.dataset.d, element.dataset.label, element.textContent].map(key)),
  }));
  const sections = all("[data-s]").map((element) => ({
    element,
    key: element.dataset.s,
    heading: element.querySelector("h3"),
    label: readText(element.querySelector("h3")),
    numeral: key(element.dataset.numeral ?? ""),
    isFlat: element.dataset.flat !== undefined,
    number: element.dataset.no ?? "",
    tasks: all("article", element).map((task) => ({
      element: task,
      heading: task.querySelector("h4"),
      measures: all(".m", task).map((measure) => ({
        element: measure,
        roles: duties.flatMap((duty) =>
          all(`dt.${duty.mark} + dd a`, measure).map((a) => ({ duty: duty.key, agency: valueOf(a) })),
        ),
      })),
    })),
  }));
  const tasks = sections.flatMap((section) => section.tasks);
  const total = tasks.reduce((sum, task) => sum + task.measures.length, 0);

  // --- searching and marking ---------------------------------------------------------------------

  // Text nodes of published text: without what a misprint should read.
  function listNodes(root, skipped = "ins") {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest(skipped)) nodes.push(walker.currentNode);
    }
    return nodes;
  }
  function readText(root) {
    return listNodes(root).map((node) => node.data).join("");
  }
  // The same with every reading in place of what is printed: nodes of the first text that have one
  // are left out, and the readings are in.
  const listReading = (root) =>
    listNodes(root, "ins.x").filter((node) => {
      const misprint = node.parentElement.closest("u");
      if (!misprint) return true;
      let last = misprint; // a misprint that other marks cut has its reading after its last stretch
      while (last.nextElementSibling?.matches("u") && !last.nextSibling.data) last = last.nextElementSibling;
      const reading = last.nextElementSibling;
      if (!reading?.matches("ins") || last.nextSibling !== reading) return true;
      return reading.matches(".x") && !reading.matches(".del"); // no reading: what is printed
    });

  const find = (nodes, wanted) => {
    const folded = fold(nodes.map((node) => node.data).join(""));
    const found = [];
    let at = folded.text.indexOf(wanted);
    while (at >= 0) {
      const last = folded.at[at + wanted.length - 1];
      let end = folded.at[at + wanted.length];
      if (end === last) end = folded.at.find((place) => place > last); // one character became two
      found.push([folded.at[at], end]);
      at = folded.text.indexOf(wanted, at + wanted.length);
    }
    return found;
  };
  const mark = (nodes, found) => {
    let start = 0;
    const placed = nodes.map((node) => {
      const from = start;
      start += node.length;
      return [node, from, start];
    });
    let next = 0;
    for (const [node, from, end] of placed) {
      while (next < found.length && found[next][1] <= from) next += 1;
      const cuts = [];
      for (let i = next; i < found.length && found[i][0] < end; i += 1) {
        cuts.push([Math.max(found[i][0], from) - from, Math.min(found[i][1], end) - from]);
      }
      for (const [a, b] of cuts.reverse()) {
        node.splitText(b);
        const middle = node.splitText(a);
        const wrapped = document.createElement("mark");
        middle.replaceWith(wrapped);
        wrapped.append(middle);
      }
    }
  };
  const unmark = () => {
    const parents = new Set();
    for (const each of all("mark")) {
      parents.add(each.parentNode);
      each.replaceWith(...each.childNodes);
    }
    parents.forEach((parent) => parent.normalize());
  };
  // Texts of a measure or a heading, in which a keyword is looked for; kept, since they never change.
  const kept = new WeakMap();
  const textsOf = (element) => {
    let texts = kept.get(element);
    if (!texts) {
      const blocks = element.matches(".m") ? all(".t", element) : [element];
      const read = (list) => key(blocks.flatMap(list).map((node) => node.data).join(""));
      texts = { published: read((block) => listNodes(block)), reading: read(listReading) };
      texts.names = all("dd", element).map((each) => key(each.textContent)).join("\n");
      kept.set(element, texts);
    }
    return texts;
  };
  const matches = (element, wanted) => Object.values(textsOf(element)).some((t) => t.includes(wanted));
  // Marks every occurrence, and returns how many are in the published text.
  const markAll = (element, wanted) => {
    const texts = textsOf(element);
    const blocks = element.matches(".m") ? all(".t", element) : [element];
    let count = 0;
    if (texts.published.includes(wanted)) {
      const nodes = blocks.flatMap((block) => listNodes(block));
      const found = find(nodes, wanted);
      mark(nodes, found);
      count = found.length;
    } else if (texts.reading.includes(wanted)) {
      const nodes = blocks.flatMap(listReading);
      mark(nodes, find(nodes, wanted));
    }
    for (const held of all("dd", element)) {
      const nodes = listNodes(held);
      mark(nodes, find(nodes, wanted));
    }
    return count;
  };

  // --- reading the address -----------------------------------------------------------------------

  const similar = (list, wanted) =>
    list.filter(({ names }) =>
      [...names].some((name) => wanted.length > 1 && (name.includes(wanted) || wanted.includes(name))),
    );
  const link = (text, state) => make("a", text, { href: write(state) });
  const listLinks = (name, links) => {
    const line = make("p", say(name));
    for (const each of links.slice(0, 5)) line.append(" ", each);
    return line;
  };

  const findNamed = (list, value, field, unknown, problems) => {
    const exact = list.filter((each) => each.key === value);
    const found = exact.length ? exact : list.filter(({ names }) => names.has(key(value)));
    if (found.length === 1) return found[0];
    const line = make("p", say(found.length ? "ambiguous" : unknown, { value: quoted(value) }));
    problems.push(line);
    for (const each of found) line.append(" ", link(each.label ?? each.key, { [field]: each.key }));
    if (!found.length) {
      const wanted = key(value);
      const links = [
        ...similar(cards, wanted).map((each) => link(each.label, { a: each.key })),
        ...similar([...today.values()], wanted).map((each) => link(each.key, { n: each.key })),
      ];
      if (links.length) problems.push(listLinks("perhaps", links));
    }
    return null;
  };
  const findSection = (value, problems) => {
    const wanted = key(value);
    for (const test of [
      (each) => each.key === value,
      (each) => wanted && each.numeral === wanted,
      (each) => wanted && each.number === wanted,
    ]) {
      const found = sections.filter(test);
      if (found.length === 1) return found[0];
      if (found.length) {
        const line = make("p", say("ambiguous", { value: quoted(value) }));
        for (const each of found) line.append(" ", link(each.label, { s: each.key }));
        problems.push(line);
        return null;
      }
    }
    problems.push(make("p", say("unknownSection", { value: quoted(value) })));
    return null;
  };

  // The filters that the address asks for; what it asks for and is not here is a problem, and
  // nothing matches it: to show all instead would be wrong without anybody seeing it.
  const read = (fragment) => {
    const problems = [];
    const given = {};
    if (fragment.includes("=")) {
      for (const part of fragment.split("&").filter(Boolean)) {
        const [name] = part.split("=", 1);
        const value = decode(part.slice(name.length + 1));
        if (!KEYS.includes(name)) problems.push(make("p", say("unknownKey", { value: quoted(decode(part)) })));
        else if (name in given) problems.push(make("p", say("repeated", { value: quoted(decode(part)) })));
        else given[name] = value;
      }
    } else if (fragment && !byId(fragment) && !byId(decode(fragment))) {
      problems.push(make("p", say("unknownAnchor", { value: quoted(decode(fragment)) })));
    }
    const state = { given, problems, d: [], duties: [], lost: false, isFiltered: false };
    const lookUp = (name, search) => {
      if (!given[name]) return null;
      const found = search(given[name]);
      if (!found) state.lost = true;
      return found;
    };
    state.agency = lookUp("a", (value) => findNamed(cards, value, "a", "unknownAgency", problems));
    state.today = lookUp("n", (value) =>
      findNamed([...today.values()], value, "n", "unknownToday", problems),
    );
    state.section = lookUp("s", (value) => findSection(value, problems));
    for (const value of (given.d ?? "").split(/[,，、]/).filter(Boolean)) {
      const found = duties.find(({ names }) => names.has(key(value)));
      state.duties.push(found ? found.label : value);
      if (found) state.d.push(found.key);
      else problems.push(make("p", say("unknownDuty", { value: quoted(value) })));
    }
    if (given.d && !state.d.length) state.lost = true;
    state.q = given.q ?? "";
    state.isFiltered = KEYS.some((name) => given[name]);
    return state;
  };

  // --- showing -----------------------------------------------------------------------------------

  const hasRole = (measure, state) => {
    if (!state.agency && !state.today && !state.d.length) return true;
    return measure.roles.some(
      (role) =>
        (!state.agency || role.agency === state.agency.key) &&
        (!state.today || state.today.keys.has(role.agency)) &&
        (!state.d.length || state.d.includes(role.duty)),
    );
  };

  const describe = (state) => {
    const rows = [
      ["f-a", state.given.a && (state.agency?.label ?? state.given.a)],
      ["", state.given.n && (state.today?.key ?? state.given.n)],
      ["f-d", state.duties.join("、")],
      ["f-s", state.given.s && (state.section?.label ?? state.given.s)],
      ["f-q", state.q && quoted(state.q)],
    ];
    const filters = rows
      .filter(([, value]) => value)
      .map(([id, value]) => say("one", { name: id ? nameOf(id) : say("successor"), value }))
      .reduce((one, other) => (one ? say("pair", { one, other }) : other), "");
    return say("stated", { filters });
  };
  const nameOf = (id) =>
    (byId(id).tagName === "FIELDSET" ? byId(id).querySelector("legend") : byId(id).labels[0]).textContent;

  const drawPanel = (state) => {
    const panel = byId("panel");
    const shown = state.agency ? [state.agency] : [];
    if (!shown.length && state.today) {
      shown.push(...cards.filter((card) => state.today.keys.has(card.key)));
    }
    panel.replaceChildren(
      ...shown.map((card) => {
        const copy = card.element.cloneNode(true);
        for (const term of all("dt", copy)) {
          const duty = duties.find((each) => each.mark === term.className);
          term.replaceChildren(link(term.textContent, { a: card.key, d: [duty.key] }));
        }
        return copy;
      }),
    );
    panel.hidden = !shown.length;
  };

  const show = () => {
    const state = read(location.hash.slice(1));
    unmark();
    all(".rest, .inheading").forEach((each) => each.remove());
    const wanted = key(state.q);
    let hits = 0;
    let beyond = 0;
    let shownTasks = 0;
    let shownMeasures = 0;
    for (const section of sections) {
      const isOpen = !state.lost && (!state.section || state.section === section);
      let count = 0;
      for (const task of section.tasks) {
        const inHeading =
          wanted &&
          (matches(task.heading, wanted) || (section.isFlat && matches(section.heading, wanted)));
        const visible = task.measures.filter(
          (measure) =>
            isOpen && hasRole(measure, state) && (!wanted || inHeading || matches(measure.element, wanted)),
        );
        // A task without measures has nobody to filter by, but a text.
        const isBare = !task.measures.length && isOpen && hasRole({ roles: [] }, state);
        const isShown = visible.length > 0 || (isBare && (!wanted || inHeading));
        task.element.hidden = !isShown;
        for (const measure of task.measures) measure.element.hidden = !visible.includes(measure);
        if (!isShown) continue;
        count += 1;
        shownMeasures += visible.length;
        if (wanted) {
          hits += markAll(task.heading, wanted);
          for (const measure of visible) {
            const found = markAll(measure.element, wanted);
            hits += found;
            beyond += !found && !inHeading ? 1 : 0;
          }
        }
        const hidden = task.measures.length - visible.length;
        if (hidden) {
          const line = make("p", `${say("rest", { count: hidden })} `, { class: "rest", lang });
          line.append(make("a", say("whole"), { href: `#${task.element.id}` }));
          task.element.append(line);
        }
      }
      const isNamed = Boolean(wanted) && isOpen && matches(section.heading, wanted);
      if (isNamed) hits += markAll(section.heading, wanted);
      if (isNamed && !state.section && !section.isFlat) {
        const line = make("p", `${say("inHeading")} `, { class: "inheading" });
        line.append(link(say("wholeSection"), { s: section.key }));
        section.heading.after(line);
      }
      shownTasks += count;
      const isWhole = isOpen && !wanted && hasRole({ roles: [] }, state);
      section.element.hidden = !(count || isNamed || isWhole);
      all(":scope > .prose", section.element).forEach((each) => {
        each.hidden = state.isFiltered && !isWhole;
      });
    }
    all(".results > .prose").forEach((each) => { each.hidden = state.isFiltered; });
    document.body.classList.toggle("filtered", state.isFiltered);
    const isBody = wanted && cards.find(({ names }) => names.has(wanted));
    if (isBody && !state.agency) {
      const line = make("p");
      line.append(link(say("isAgency", { value: quoted(state.q) }), { a: isBody.key }));
      state.problems.push(line);
    }
    byId("problems").replaceChildren(...state.problems);
    const figures = {
      tasks: shownTasks, allTasks: tasks.length, measures: shownMeasures, allMeasures: total,
    };
    const lines = [say(state.isFiltered ? "shown" : "all", figures)];
    if (!shownTasks && state.isFiltered) lines.push(say("nothing"));
    if (wanted) lines.push(say("hits", { count: hits }));
    if (beyond) lines.push(say("beyond", { count: beyond }));
    byId("count").textContent = lines.join(" ");
    byId("stated").textContent = state.isFiltered ? describe(state) : "";
    byId("stated").hidden = !state.isFiltered;
    byId("clear").disabled = !state.isFiltered;
    byId("address").hidden = true;
    byId("copied").textContent = "";
    drawPanel(state);
    fillForm(state);
    return state;
  };

  // --- the form ----------------------------------------------------------------------------------

  const form = byId("filter");
  const addOptions = (select, list, prefix, label) => {
    const group = label ? make("optgroup", "", { label }) : select;
    for (const each of list) group.append(make("option", each.label ?? each.key, { value: prefix + each.key }));
    if (label) select.append(group);
  };
  addOptions(byId("f-a"), cards, "a=", say("bodies"));
  if (today.size) addOptions(byId("f-a"), [...today.values()], "n=", say("today"));
  addOptions(byId("f-s"), sections, "", "");
  if (sections.length < 2) {
    byId("f-s").parentElement.hidden = true;
  }
  for (const duty of duties) {
    const label = make("label", "", { class: duty.mark });
    const box = make("input", "", { type: "checkbox", value: duty.key });
    label.append(box, make("span", duty.label));
    byId("f-d").append(label);
  }

  let bodies = { who: "", a: "", n: "" }; // an address may have both: the list has room for one
  const fillForm = (state) => {
    const { agency, today: body } = state;
    const who = agency ? `a=${agency.key}` : body ? `n=${body.key}` : "";
    bodies = { who, a: agency?.key ?? "", n: body?.key ?? "" };
    byId("f-a").value = who;
    byId("f-s").value = state.section?.key ?? "";
    for (const box of all("#f-d input")) box.checked = state.d.includes(box.value);
    if (document.activeElement !== byId("f-q")) byId("f-q").value = state.q;
  };
  const readForm = () => {
    const who = byId("f-a").value;
    const { a, n } = bodies;
    return {
      ...(who === bodies.who ? { a, n } : { [who.slice(0, 1) || "a"]: who.slice(2) }),
      d: all("#f-d input:checked").map((box) => box.value),
      s: byId("f-s").value,
      q: byId("f-q").value,
    };
  };
  let isTyping = false; // one entry in the history for one word typed
  const go = (fragment, isReplaced) => {
    const address = location.href.split("#")[0] + fragment;
    try {
      history[isReplaced ? "replaceState" : "pushState"](null, "", address);
    } catch {
      location.hash = fragment; // where a page from a file may not set its address
      return;
    }
    show();
  };
  const change = () => {
    isTyping = false;
    go(write(readForm()), false);
  };
  ["f-a", "f-s", "f-d"].forEach((id) => byId(id).addEventListener("change", change));
  let timer = 0;
  byId("f-q").addEventListener("input", (event) => {
    if (event.isComposing) return; // pinyin, not yet a word
    clearTimeout(timer);
    timer = setTimeout(() => {
      go(write(readForm()), isTyping);
      isTyping = true;
    }, 200);
  });
  byId("f-q").addEventListener("compositionend", () => byId("f-q").dispatchEvent(new Event("input")));
  byId("f-q").addEventListener("change", () => { isTyping = false; });
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("clear").addEventListener("click", () => {
    byId("f-q").value = "";
    go("", false);
    byId("f-a").focus();
  });
  byId("print").addEventListener("click", () => window.print());
  byId("copy").addEventListener("click", async () => {
    byId("address").hidden = false;
    byId("f-l").value = location.href;
    byId("f-l").focus();
    byId("f-l").select();
    try {
      await navigator.clipboard.writeText(location.href);
      byId("copied").textContent = say("copied");
    } catch {
      byId("copied").textContent = say("select");
    }
  });

  // --- moving about ------------------------------------------------------------------------------

  // The browser would restore a place before the filters have made the view as high as it was.
  const keepPlace = () => {
    try {
      history.replaceState({ place: scrollY }, "");
      history.scrollRestoration = "manual";
    } catch {
      // Where a page from a file may not, the browser restores it.
    }
  };
  const toResults = () => {
    byId("tasks").focus({ preventScroll: true });
    byId("tasks").scrollIntoView();
  };
  let isFollowed = false; // a filter that was followed as a link, not chosen in the form
  document.addEventListener("click", (event) => {
    const followed = event.target.closest('a[href^="#"]');
    if (!followed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const fragment = followed.getAttribute("href").slice(1);
    if (followed.matches(".skip, nav a") && document.body.matches(".filtered")) {
      // These lead to a place on the page, and leave the filters as they are.
      const target = byId(fragment);
      event.preventDefault();
      if (target.hidden) return;
      target.setAttribute("tabindex", "-1");
      target.focus();
      target.scrollIntoView();
      return;
    }
    isFollowed = fragment.includes("=");
    keepPlace();
    if (isFollowed && followed.getAttribute("href") === decode(location.hash)) toResults();
  });
  window.addEventListener("hashchange", () => {
    isTyping = false;
    show();
    const target = byId(decode(location.hash.slice(1)));
    const place = history.state?.place;
    if (isFollowed) toResults();
    else if (place !== undefined) scrollTo(0, place);
    else if (target) target.scrollIntoView();
    isFollowed = false;
  });

  // Paper has nothing to unfold.
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = all("details:not([open])");
    unfolded.forEach((each) => { each.open = true; });
  });
  window.addEventListener("afterprint", () => unfolded.forEach((each) => { each.open = false; }));

  form.hidden = false;
  byId("count").hidden = false;
  const { isFiltered } = show();
  const first = isFiltered ? byId("tasks") : byId(decode(location.hash.slice(1)));
  // On a narrow screen the form would fill the first look at a view that somebody sent.
  if (first && first.getBoundingClientRect().top > innerHeight / 2) first.scrollIntoView();
})();
