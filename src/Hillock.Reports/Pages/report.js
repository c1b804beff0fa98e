(() => {
'use strict';
const root = document.documentElement, data = JSON.parse(document.getElementById('chart-data').textContent);
const el = (name, attributes, text) => {
  const e = document.createElement(name);
  for (const k in attributes) e.setAttribute(k, attributes[k]);
  if (text !== undefined) e.textContent = text;
  return e;
};
const svg = name => document.createElementNS('http://www.w3.org/2000/svg', name);
const shown = v => {
  if (v === null || v === undefined) return 'none';
  if (Math.abs(v) >= 1000 && Math.abs(v) < 1e9) return v.toLocaleString('en-US', { maximumFractionDigits: 0 }).replace('-', '\u2212');
  const a = Math.abs(v), t = a !== 0 && (a >= 1e6 || a < 1e-4) ? v.toExponential(2).replace('e+', 'e').replace(/\.?0+e/, 'e') : String(Number(v.toPrecision(5)));
  return t.replace('-', '\u2212');
};

// Light, dark, or as the system is.
const themes = ['auto', 'light', 'dark'];
let theme = 'auto';
const keep = v => { try { if (v === undefined) return localStorage.getItem('hillock-theme'); localStorage.setItem('hillock-theme', v); } catch { return null; } };
const button = el('button', { type: 'button', class: 'theme' });
const paint = () => {
  if (theme === 'auto') root.removeAttribute('data-theme'); else root.setAttribute('data-theme', theme);
  button.textContent = 'colours: ' + theme;
};
button.addEventListener('click', () => { theme = themes[(themes.indexOf(theme) + 1) % 3]; keep(theme); paint(); });
const before = keep();
if (themes.includes(before)) theme = before;
paint();
document.querySelector('.kind').append(button);

const ticks = (low, high, most, log, whole) => {
  const out = [];
  if (log) {
    const a = Math.ceil(Math.log10(low) - 1e-9), b = Math.floor(Math.log10(high) + 1e-9);
    if (b - a >= 2) { const every = Math.max(1, Math.floor((b - a + most) / most)); for (let p = a; p <= b; p += every) out.push(10 ** p); return out; }
    for (let p = a - 1; p <= b + 1; p++) for (const m of [1, 2, 5]) { const v = m * 10 ** p; if (v >= low * 0.9999 && v <= high * 1.0001) out.push(v); }
    if (out.length > 1) return out;
    out.length = 0;
  }
  const raw = (high - low) / most, power = 10 ** Math.floor(Math.log10(raw));
  let step = power * [1, 2, 5, 10].find(m => m * power >= raw * 0.999);
  if (whole) step = Math.max(1, Math.round(step));
  for (let i = Math.ceil(low / step); i * step <= high + 1e-9 * step && out.length < 100; i++) out.push(i * step);
  return out;
};

function lines(plot, info, say, tip) {
  const drawings = [...plot.querySelectorAll('svg')].map(s => {
    const f = s.dataset.frame.split(' ').map(Number);
    const cross = svg('line');
    cross.setAttribute('class', 'cross');
    s.append(cross);
    return { s, left: f[0], top: f[1], wide: f[2], tall: f[3], x0: f[4], x1: f[5], y0: f[6], y1: f[7], lx: f[8], ly: f[9], whole: f[10], cross,
      axes: s.querySelector('[data-part=axes]') };
  });
  const full = drawings.map(d => [d.x0, d.x1, d.y0, d.y1]);
  const all = [...new Set(info.lines.flatMap(l => l.points.map(p => p[0])))].sort((a, b) => a - b);
  let place = -1;
  const part = (v, low, high, log) => log ? Math.log(v / low) / Math.log(high / low) : (v - low) / (high - low);
  const X = (d, v) => d.left + d.wide * part(v, d.x0, d.x1, d.lx), Y = (d, v) => d.top + d.tall * (1 - part(v, d.y0, d.y1, d.ly));
  const n = v => Math.round(v * 10) / 10;
  function draw() {
    drawings.forEach((d, k) => {
      const whole = d.x0 === full[k][0] && d.x1 === full[k][1];
      for (const t of d.s.querySelectorAll('[data-part=level]')) t.style.display = whole ? '' : 'none';
      info.lines.forEach((l, i) => {
        const get = p => d.s.querySelector(`[data-line="${i}"][data-part=${p}]`), line = get('line'), band = get('band'), marks = get('marks');
        let path = '', pen = false;
        for (const p of l.points) { if (p[1] !== null) path += (pen ? 'L' : 'M') + n(X(d, p[0])) + ' ' + n(Y(d, p[1])); pen = p[1] !== null; }
        if (line) line.setAttribute('d', path || 'M0 0');
        if (band) {
          const known = l.points.filter(p => p[2] != null && p[3] != null);
          const up = known.map(p => n(X(d, p[0])) + ' ' + n(Y(d, p[3]))), down = known.reverse().map(p => n(X(d, p[0])) + ' ' + n(Y(d, p[2])));
          band.setAttribute('d', 'M' + up.concat(down).join('L') + 'z');
        }
        if (marks) marks.style.display = whole ? '' : 'none';
      });
      d.axes.replaceChildren();
      const text = (style, x, y, t) => { const e = svg('text'); e.setAttribute('class', style); e.setAttribute('x', n(x)); e.setAttribute('y', n(y)); e.textContent = t; d.axes.append(e); };
      const rule = (a, b, c, e) => { const g = svg('path'); g.setAttribute('class', 'gr'); g.setAttribute('d', `M${n(a)} ${n(b)}L${n(c)} ${n(e)}`); d.axes.append(g); };
      const narrow = d.s.classList.contains('narrow');
      for (const t of ticks(d.y0, d.y1, narrow ? 4 : 5, d.ly, 0)) { rule(d.left, Y(d, t), d.left + d.wide, Y(d, t)); text('e', d.left - 6, Y(d, t) + 4, shown(t)); }
      for (const t of ticks(d.x0, d.x1, narrow ? 4 : 7, d.lx, d.whole)) { rule(X(d, t), d.top + d.tall, X(d, t), d.top + d.tall + 4); text('c', X(d, t), d.top + d.tall + 17, shown(t)); }
    });
  }
  function zoom(a, b) {
    if (info.still) return;
    drawings.forEach((d, k) => {
      const [x0, x1, y0, y1] = full[k];
      d.x0 = Math.max(x0, Math.min(a, b)); d.x1 = Math.min(x1, Math.max(a, b));
      if (d.x0 <= x0 && d.x1 >= x1) { [d.x0, d.x1, d.y0, d.y1] = full[k]; return; }
      const ys = info.lines.flatMap(l => l.points.filter(p => p[0] >= d.x0 && p[0] <= d.x1).flatMap(p => p.slice(1))).filter(v => v !== null && (!d.ly || v > 0));
      if (!ys.length) return;
      let low = Math.min(...ys), high = Math.max(...ys);
      if (d.ly) { const r = Math.max(0.01, Math.log10(high / low) * 0.06); low /= 10 ** r; high *= 10 ** r; }
      else { const r = (high - low || Math.abs(high) * 0.1 || 1) * 0.06; low -= r; high += r; }
      d.y0 = low; d.y1 = high;
    });
    draw();
    mark();
    say(`from ${shown(drawings[0].x0)} to ${shown(drawings[0].x1)}`);
  }
  function scale(factor) {
    const d = drawings[0], c = place >= 0 ? all[place] : null;
    const u = v => d.lx ? Math.log(v) : v, back = v => d.lx ? Math.exp(v) : v;
    const middle = c === null ? (u(d.x0) + u(d.x1)) / 2 : u(c), half = (u(d.x1) - u(d.x0)) / 2 * factor;
    if (factor < 1 && all.filter(x => u(x) >= middle - half && u(x) <= middle + half).length < 3) return;
    let a = middle - half, b = middle + half;
    const low = u(full[0][0]), high = u(full[0][1]);
    if (a < low) { b += low - a; a = low; }
    if (b > high) { a -= b - high; b = high; }
    zoom(back(Math.max(a, low)), back(b));
  }
  function mark() {
    const seen = place >= 0 && all[place] >= drawings[0].x0 && all[place] <= drawings[0].x1;
    for (const d of drawings) {
      d.cross.style.display = seen ? '' : 'none';
      if (!seen) continue;
      const x = X(d, all[place]);
      for (const [k, v] of [['x1', x], ['x2', x], ['y1', d.top], ['y2', d.top + d.tall]]) d.cross.setAttribute(k, v);
    }
    if (!seen) { tip.replaceChildren(); return ''; }
    const x = all[place], words = [];
    tip.replaceChildren(el('div', {}, `${info.x} ${shown(x)}`));
    info.lines.slice(0, 12).forEach((l, i) => {
      const p = l.points.find(q => q[0] === x);
      if (!p || p[1] === null) return;
      const text = `${l.name}: ${shown(p[1])}` + (p[2] != null ? ` (${shown(p[2])} to ${shown(p[3])})` : ''), row = el('div', {});
      const chip = el('i', {});
      chip.style.background = i < 8 ? `var(--k${i})` : 'var(--zero)';
      row.append(chip, text);
      tip.append(row);
      words.push(text);
    });
    const d = drawings.find(e => e.s.getBoundingClientRect().width > 0), box = d.s.getBoundingClientRect(), ratio = box.width / d.s.viewBox.baseVal.width;
    const at = X(d, x) * ratio, right = at > box.width / 2;
    tip.style.left = right ? 'auto' : at + 12 + 'px';
    tip.style.right = right ? box.width - at + 12 + 'px' : 'auto';
    tip.style.top = d.top * ratio + 'px';
    return `${info.x} ${shown(x)}. ${words.join('. ')}`;
  }
  const near = (d, event) => {
    const box = d.s.getBoundingClientRect(), p = ((event.clientX - box.left) / box.width * d.s.viewBox.baseVal.width - d.left) / d.wide;
    return d.lx ? d.x0 * (d.x1 / d.x0) ** p : d.x0 + (d.x1 - d.x0) * p;
  };
  const closest = v => all.reduce((best, x, i) => x >= drawings[0].x0 && x <= drawings[0].x1 && (best < 0 || Math.abs(x - v) < Math.abs(all[best] - v)) ? i : best, -1);
  for (const d of drawings) {
    let from = null;
    d.s.addEventListener('pointermove', e => { place = closest(near(d, e)); mark(); });
    d.s.addEventListener('pointerdown', e => { from = near(d, e); place = closest(from); mark(); });
    d.s.addEventListener('pointerup', e => {
      const to = near(d, e);
      if (from !== null && e.pointerType === 'mouse' && Math.abs(to - from) > (d.x1 - d.x0) * 0.04) zoom(from, to);
      from = null;
    });
    d.s.addEventListener('pointerleave', e => { if (e.pointerType === 'mouse') { place = -1; mark(); } from = null; });
    d.s.addEventListener('dblclick', () => zoom(full[0][0], full[0][1]));
    d.s.style.touchAction = 'pan-y';
  }
  return {
    tools: info.still ? [] : [['+', 'zoom in', () => scale(0.5)], ['\u2212', 'zoom out', () => scale(2)], ['all', 'show all', () => zoom(full[0][0], full[0][1])]],
    key: k => {
      const inside = all.map((x, i) => i).filter(i => all[i] >= drawings[0].x0 && all[i] <= drawings[0].x1), at = inside.indexOf(place);
      if (k === 'ArrowRight') place = inside[Math.min(inside.length - 1, at + 1)];
      else if (k === 'ArrowLeft') place = inside[at < 0 ? inside.length - 1 : Math.max(0, at - 1)];
      else if (k === 'Home') place = inside[0];
      else if (k === 'End') place = inside[inside.length - 1];
      else if (k === '+' || k === '=') { scale(0.5); return true; }
      else if (k === '-') { scale(2); return true; }
      else if (k === '0' || k === 'Escape') { place = -1; zoom(full[0][0], full[0][1]); return true; }
      else return false;
      say(mark());
      return true;
    },
  };
}

function heat(plot, info, say, tip) {
  let row = 0, column = -1;
  const show = () => {
    if (column < 0) { tip.replaceChildren(); return; }
    const v = info.values[row][column];
    const text = `${info.rows[row]}, ${info.x} ${shown(info.columns[column])}: ${v === null ? 'not measured' : shown(v)}`;
    const s = [...plot.querySelectorAll('svg')].find(e => e.getBoundingClientRect().width > 0), f = s.dataset.frame.split(' ').map(Number);
    const ratio = s.getBoundingClientRect().width / s.viewBox.baseVal.width, at = (f[0] + f[2] * (column + 0.5) / info.columns.length) * ratio;
    tip.textContent = text;
    const right = at > s.getBoundingClientRect().width / 2;
    tip.style.left = right ? 'auto' : at + 10 + 'px';
    tip.style.right = right ? s.getBoundingClientRect().width - at + 10 + 'px' : 'auto';
    tip.style.top = (f[1] + f[3] * (row + 1) / info.rows.length) * ratio + 4 + 'px';
    return text;
  };
  for (const s of plot.querySelectorAll('svg')) {
    const f = s.dataset.frame.split(' ').map(Number);
    const move = e => {
      const box = s.getBoundingClientRect(), ratio = box.width / s.viewBox.baseVal.width;
      const x = ((e.clientX - box.left) / ratio - f[0]) / f[2], y = ((e.clientY - box.top) / ratio - f[1]) / f[3];
      if (x < 0 || y < 0 || x >= 1 || y >= 1) column = -1;
      else { column = Math.floor(x * info.columns.length); row = Math.floor(y * info.rows.length); }
      show();
    };
    s.addEventListener('pointermove', move);
    s.addEventListener('pointerdown', move);
    s.addEventListener('pointerleave', e => { if (e.pointerType === 'mouse') { column = -1; show(); } });
  }
  return {
    tools: [],
    key: k => {
      const last = info.columns.length - 1;
      if (k === 'Escape') column = -1;
      else if (k === 'ArrowRight') column = Math.min(last, column + 1);
      else if (k === 'ArrowLeft') column = column < 0 ? last : Math.max(0, column - 1);
      else if (k === 'ArrowDown' && column >= 0) row = Math.min(info.rows.length - 1, row + 1);
      else if (k === 'ArrowUp' && column >= 0) row = Math.max(0, row - 1);
      else return false;
      say(show() || '');
      return true;
    },
  };
}

for (const plot of document.querySelectorAll('.plot[data-chart]')) {
  const info = data[plot.dataset.chart];
  if (!info) continue;
  const tip = el('div', { class: 'tip' }), voice = el('div', { class: 'quiet', role: 'status', 'aria-live': 'polite' });
  plot.append(tip, voice);
  const say = t => { voice.textContent = t; };
  const made = (info.kind === 'heat' ? heat : lines)(plot, info, say, tip);
  plot.tabIndex = 0;
  plot.setAttribute('role', 'group');
  plot.setAttribute('aria-label', plot.dataset.title + (info.kind === 'heat' ? ': arrow keys read the values' : ': left and right read the values, plus and minus zoom, 0 shows all'));
  plot.addEventListener('keydown', e => { if (!e.ctrlKey && !e.metaKey && !e.altKey && made.key(e.key)) e.preventDefault(); });
  plot.addEventListener('blur', () => tip.replaceChildren());
  if (!made.tools.length) continue;
  const bar = el('div', { class: 'tools' });
  for (const [face, name, act] of made.tools) {
    const b = el('button', { type: 'button', 'aria-label': name + ': ' + plot.dataset.title, title: name }, face);
    b.addEventListener('click', act);
    bar.append(b);
  }
  plot.closest('figure').firstElementChild.append(bar);
}

for (const pre of document.querySelectorAll('pre[data-copy]')) {
  if (!navigator.clipboard) continue;
  const b = el('button', { type: 'button' }, 'copy');
  b.addEventListener('click', () => navigator.clipboard.writeText(pre.textContent.trim()).then(() => { b.textContent = 'copied'; }, () => { b.textContent = 'select and copy'; }));
  const bar = el('div', { class: 'tools' });
  bar.append(b);
  pre.after(bar);
}
})();
