//! From which lengths of its names on a text is broken over lines where it is.
//!
//! The printer breaks a list or a chain of calls where all of it does not fit on the line that it begins
//! on. What is broken stays broken as long as that does not become shorter, whatever its names are.

use super::width;

/// What some holes in a row have to hold together.
#[derive(Debug, PartialEq)]
pub(super) struct Demand {
    /// The first of them, and the first after them.
    from: usize,
    to: usize,
    /// In bytes.
    least: usize,
}

impl Demand {
    /// Whether it is met, by how much the holes before each hold.
    pub(super) fn is_met(&self, before: &[usize]) -> bool {
        let sum = |at: usize| before.get(at).copied().unwrap_or_default();
        sum(self.to).saturating_sub(sum(self.from)) >= self.least
    }
}

/// What is before a block that is only there for its line to be shorter, and has no braces on one line.
const OPTIONAL: [&str; 2] = ["=> {", "| {"];

/// A hole of a text, by where what it holds begins and ends.
pub(super) type Hole = (usize, usize);

/// A line of a text, without its indent.
struct Line<'a> {
    text: &'a str,
    indent: usize,
    /// The first hole, and the first of what follows.
    holes: (usize, usize),
}

impl Line<'_> {
    fn opens(&self) -> bool {
        self.text.ends_with(['(', '[', '{', '<'])
    }

    fn closes(&self) -> bool {
        self.text.starts_with([')', ']', '}', '>'])
    }

    fn goes_on(&self) -> bool {
        self.text.starts_with('.')
    }

    /// Whether the line after this one would be another one whatever is in it.
    fn ends(&self) -> bool {
        self.text.ends_with([',', ';', '}']) || self.text.is_empty()
    }
}

/// How a text is laid out.
struct Broken<'a> {
    lines: Vec<Line<'a>>,
    holes: &'a [Hole],
    demands: Vec<Demand>,
}

/// What the holes of a text have to hold so that it is broken where it is.
pub(super) fn demands(text: &str, holes: &[Hole]) -> Vec<Demand> {
    let mut broken = Broken {
        lines: lines(text, holes),
        holes,
        demands: Vec::new(),
    };
    match broken.look() {
        Some(()) => broken.demands,
        None => each(holes, 0, holes.len()).collect(),
    }
}

/// That each of some holes is no shorter.
pub(super) fn each(holes: &[Hole], from: usize, to: usize) -> impl Iterator<Item = Demand> {
    (from..to).map(move |at| Demand {
        from: at,
        to: at + 1,
        least: length(holes, at, at + 1),
    })
}

fn length(holes: &[Hole], from: usize, to: usize) -> usize {
    let held = holes.get(from..to).unwrap_or_default();
    held.iter().map(|(from, to)| to - from).sum()
}

fn lines<'a>(text: &'a str, holes: &[Hole]) -> Vec<Line<'a>> {
    let mut place = 0;
    let mut hole = 0;
    let lines = text.lines().map(|line| {
        place += line.len() + 1;
        let first = hole;
        while holes.get(hole).is_some_and(|(from, _)| *from < place) {
            hole += 1;
        }
        let text = line.trim_start_matches(' ');
        Line {
            text,
            indent: line.len() - text.len(),
            holes: (first, hole),
        }
    });
    lines.collect()
}

impl Broken<'_> {
    /// Finds what is broken; none where each name may count.
    fn look(&mut self) -> Option<()> {
        // Of what is imported, as much is put on a line as fits.
        let mut words = self.lines.first()?.text.split(' ');
        if self.lines.len() > 1 && words.any(|word| word == "use") {
            return None;
        }
        let mut opened = Vec::new();
        for at in 0..self.lines.len() {
            let line = self.lines.get(at)?;
            let previous = at.checked_sub(1).and_then(|at| self.lines.get(at));
            let after_opening = previous.is_some_and(Line::opens);
            let (closes, opens) = (line.closes(), line.opens());
            // What is there otherwise may be on one line with what comes before.
            if line.text.ends_with("else {") {
                return None;
            }
            if line.goes_on() && !after_opening {
                self.chain(at)?;
            } else if !closes && !after_opening && !previous.is_none_or(Line::ends) {
                return None;
            }
            if closes {
                self.group(opened.pop()?, at)?;
            }
            if opens {
                opened.push(at);
            }
        }
        Some(())
    }

    /// A list, an object or a block that is opened on one line and closed on another.
    fn group(&mut self, from: usize, to: usize) -> Option<()> {
        let (first, last) = (self.lines.get(from)?, self.lines.get(to)?);
        let (start, within, (end, after)) = (first.holes.0, first.holes.1, last.holes);
        let width = self.width(from, to);
        if !first.text.ends_with('{') {
            self.demand(from, (start, end), width + 1);
        } else if OPTIONAL.iter().any(|sign| first.text.ends_with(sign)) {
            self.demand(from, (start, end), width.saturating_sub(1));
        } else if self.is_listed(to)? {
            // An object may be too long for one, whatever is before it.
            self.demands.extend(each(self.holes, start, within));
            self.demand(from, (within, end), width);
        }
        // What follows on the line may have counted.
        self.demands.extend(each(self.holes, end, after));
        Some(())
    }

    /// Whether what is closed on a line is no block, which is broken whatever is in it.
    fn is_listed(&self, to: usize) -> Option<bool> {
        let last = self.lines.get(to.checked_sub(1)?)?;
        Some(last.text.ends_with(',') || last.text.starts_with(".."))
    }

    /// A chain of calls, told of for the first of the lines that begin with one.
    fn chain(&mut self, at: usize) -> Option<()> {
        let root = at.checked_sub(1)?;
        let (line, before) = (self.lines.get(at)?, self.lines.get(root)?);
        if before.indent == line.indent && before.goes_on() {
            return Some(());
        }
        if before.closes() || before.indent >= line.indent {
            return None;
        }
        let rest = self.lines.get(at..)?.iter();
        let lines = rest.take_while(|next| next.indent >= line.indent);
        let (count, last) = lines.enumerate().last()?;
        let holes = (before.holes.0, last.holes.1);
        self.demand(root, holes, self.width(root, at + count + 1));
        Some(())
    }

    /// How long some lines would be as one, at least.
    fn width(&self, from: usize, to: usize) -> usize {
        let lines = self.lines.get(from..to).unwrap_or_default();
        let mut width = lines.first().map_or(0, |line| line.indent);
        for (at, line) in (from..to).zip(lines) {
            width += line.text.len();
            let next = self.lines.get(at + 1);
            // The last comma of a list is not there on one line, nor does it count for what it follows.
            let is_last = at + 1 == to || next.is_some_and(Line::closes);
            match line.text.ends_with(',') {
                true if is_last => width -= 1,
                is_listed => width += usize::from(is_listed),
            }
        }
        width
    }

    /// That lines from one on, which are so long as one, do not fit.
    fn demand(&mut self, from: usize, holes: (usize, usize), width: usize) {
        let held = length(self.holes, holes.0, holes.1);
        // Where it is deep, the printer leaves more on a line.
        let is_deep = |line: &Line<'_>| line.indent > width::DEEPEST;
        let spare = match self.lines.get(from).is_some_and(is_deep) {
            true => 0,
            false => width.saturating_sub(width::LINE + 1),
        };
        self.demands.push(Demand {
            from: holes.0,
            to: holes.1,
            least: held.saturating_sub(spare),
        });
    }
}
