//! The workbook as spreadsheet programs see it.
