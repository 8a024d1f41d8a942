//! The change report: HTML, Markdown and terminal. End of the flow.
