use {{ library }}::{Client, Error};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let client = Client::{% if from_env %}from_env(){% else %}builder().build(){% endif %}?;
    let mut items = {{ call }}.items();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    Ok(())
}
