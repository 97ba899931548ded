#![no_main]
libfuzzer_sys::fuzz_target!(|data: &[u8]| beian_check_fuzz::run("book", data));
