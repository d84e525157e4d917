//! (wordt gebouwd)
