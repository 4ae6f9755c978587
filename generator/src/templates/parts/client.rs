{% if setup.given.is_empty() -%}
use {{ setup.library }}::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::{% if setup.from_env %}from_env(){% else %}builder().build(){% endif %}?;
{%- else -%}
use std::env;
use std::error::Error;

use {{ setup.library }}::Client;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let client = Client::builder()
{%- for one in setup.given %}
        .{{ one.setter }}(env::var("{{ one.variable }}")?)
{%- endfor %}
        .build()?;
{%- endif %}
