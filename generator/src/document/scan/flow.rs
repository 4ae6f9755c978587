//! Flow style: `[a, b]`, `{a: b}`, and with it JSON.

use super::{Name, Scanner, short};

impl Scanner<'_> {
    fn skip_flow_space(&mut self) {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.pos += 1,
                Some(b'#') => self.skip_line(),
                _ => return,
            }
        }
    }

    /// A `[` or `{` collection; all of JSON is one.
    pub(super) fn flow(&mut self) {
        let is_map = self.peek() == Some(b'{');
        self.pos += 1;
        let mut index = 0;
        loop {
            self.skip_flow_space();
            match self.peek() {
                _ if self.is_end() => return,
                Some(b']' | b'}') => {
                    self.pos += 1;
                    return;
                }
                Some(b',' | b':') => self.pos += 1,
                _ if is_map => self.flow_entry(),
                _ => {
                    self.nested(Name::Index(index), self.pos, Self::flow_value);
                    index += 1;
                }
            }
        }
    }

    fn flow_entry(&mut self) {
        let start = self.pos;
        self.flow_scalar();
        let end = self.pos;
        self.skip_flow_space();
        self.nested(Name::KeyUntil(short(end)), start, |s| {
            if s.peek() == Some(b':') {
                s.pos += 1;
                s.skip_flow_space();
                s.flow_value();
            }
        });
    }

    fn flow_value(&mut self) {
        self.skip_properties();
        match self.peek() {
            Some(b'[' | b'{') => self.flow(),
            Some(b',' | b']' | b'}') => {}
            _ => self.flow_scalar(),
        }
    }

    fn flow_scalar(&mut self) {
        if let Some(quote @ (b'"' | b'\'')) = self.peek() {
            self.pos = self.quoted_end(quote);
            return;
        }
        let start = self.pos;
        while let Some(byte) = self.peek() {
            let next = self.ahead(1);
            let colon =
                byte == b':' && matches!(next, None | Some(b' ' | b'\n' | b'\r' | b',' | b'}'));
            if colon || matches!(byte, b',' | b']' | b'}' | b'\n') {
                break;
            }
            self.pos += 1;
        }
        // A stray `[` or `{` must not stop the scan.
        self.pos = self.pos.max(start + 1);
    }
}
