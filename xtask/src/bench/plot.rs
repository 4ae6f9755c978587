//! A drawing of measured points on logarithmic axes, as SVG.

use std::fmt::Write;

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const MARGIN: f64 = 60.0;

/// A pair of figures above zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct Point {
    pub(super) x: f64,
    pub(super) y: f64,
}

/// An axis from one power of ten to another.
struct Axis {
    first: i32,
    last: i32,
}

impl Axis {
    fn around(values: impl Iterator<Item = f64> + Clone) -> Self {
        let least = values.clone().fold(f64::INFINITY, f64::min);
        let most = values.fold(0.0, f64::max);
        let first = least.log10().floor() as i32;
        Self {
            first,
            last: (most.log10().ceil() as i32).max(first + 1),
        }
    }

    /// Where a value is, from 0 to 1.
    fn place(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first)
    }

    fn marks(&self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(|power| 10_f64.powi(power))
    }
}

/// The points, and the line through the last on which cost is in proportion to size.
pub(super) fn drawn(points: &[Point], across: &str, up: &str) -> String {
    let points: Vec<_> = points
        .iter()
        .filter(|it| it.x > 0.0 && it.y > 0.0)
        .collect();
    let Some(last) = points.last() else {
        return String::new();
    };
    let (x, y) = (
        Axis::around(points.iter().map(|point| point.x)),
        Axis::around(points.iter().map(|point| point.y)),
    );
    let left = |value| MARGIN + x.place(value) * (WIDTH - 2.0 * MARGIN);
    let top = |value| HEIGHT - MARGIN - y.place(value) * (HEIGHT - 2.0 * MARGIN);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"white\"/>\n"
    );
    let bottom = HEIGHT - MARGIN;
    for mark in x.marks() {
        let at = left(mark);
        line(&mut svg, [at, MARGIN, at, bottom], "#ddd");
        text(&mut svg, [at, bottom + 18.0], "middle", &mark.to_string());
    }
    for mark in y.marks() {
        let at = top(mark);
        line(&mut svg, [MARGIN, at, WIDTH - MARGIN, at], "#ddd");
        text(&mut svg, [MARGIN - 6.0, at + 4.0], "end", &mark.to_string());
    }
    // In proportion, down to the edge that the line meets first.
    let down = (10_f64.powi(x.first) / last.x).max(10_f64.powi(y.first) / last.y);
    let proportion = [
        left(last.x * down),
        top(last.y * down),
        left(last.x),
        top(last.y),
    ];
    line(&mut svg, proportion, "#999");
    for point in &points {
        let (x, y) = (left(point.x), top(point.y));
        let _ = writeln!(
            svg,
            "<circle cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"4\" fill=\"#06c\"/>"
        );
    }
    text(&mut svg, [WIDTH / 2.0, HEIGHT - 16.0], "middle", across);
    text(&mut svg, [MARGIN, MARGIN - 16.0], "start", up);
    svg + "</svg>\n"
}

fn line(svg: &mut String, [x1, y1, x2, y2]: [f64; 4], colour: &str) {
    let _ = writeln!(
        svg,
        "<line x1=\"{x1:.1}\" y1=\"{y1:.1}\" x2=\"{x2:.1}\" y2=\"{y2:.1}\" stroke=\"{colour}\"/>"
    );
}

/// Words of ours, in which nothing needs to be escaped.
fn text(svg: &mut String, [x, y]: [f64; 2], anchor: &str, words: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\">{words}</text>"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_runs_between_powers_of_ten() {
        let axis = Axis::around([0.03, 7.0].into_iter());
        assert_eq!((axis.first, axis.last), (-2, 1));
        assert!((axis.place(0.1) - 1.0 / 3.0).abs() < 1e-9);
    }

    #[test]
    fn each_point_is_drawn_and_none_at_zero() {
        let points = [(0.0, 1.0), (1.0, 1.0), (10.0, 10.0)].map(|(x, y)| Point { x, y });
        assert_eq!(drawn(&points, "x", "y").matches("<circle").count(), 2);
        assert_eq!(drawn(&[], "x", "y"), "");
    }
}
